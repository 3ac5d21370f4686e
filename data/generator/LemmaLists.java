import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the built-in lists of lemmas: common words of book titles, with the forms that the grammar
 * gives them. Words and rules were written down for this project, and are no dictionary's.
 *
 * <p>{@code java LemmaLists.java FOLDER} writes lemmas-en.txt, lemmas-pt.txt and lemmas-es.txt.
 */
public final class LemmaLists {

  /** By lemma, its forms. */
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();

  private static final String EN_NOUNS =
      """
      adventure age airplane album alien alphabet ancestor angel animal answer ant ape apple apprentice
      architect army arrow art article artist ash aspect assassin atlas aunt author autumn baby bag ball
      ballad band bank bar bat battle beach bean bear beast beauty bed bee beginner belief bell bible
      bike bird birthday blade blossom boat body bone book border boss bottle boundary bow box boy brain
      branch bread bride bridge brother bubble bug builder building business butterfly cake camera camp
      candle candy captain car card career case castle cat catalog cave cell century chair challenge
      champion chapter character chef chicken chief choice christian chronicle church circle city class
      classic claw client clock cloud clown coast coat code coin collection college color colour comic
      community companion company computer concept confession conspiracy cookbook cookie cop country
      couple course court cousin cow cowboy craft creature crime crossing crow crown crystal culture cure
      curse dad dance dancer danger date daughter dawn day deal death debt decade decision demon desert
      design detective devil diary dictionary dinosaur disaster discovery disease doctor dog doll dollar
      door dragon drawing dream dress drug duck duke eagle ear earring economy edition effect egg
      element elephant emotion emperor empire encounter encyclopedia enemy engine engineer epic error
      essay essential event example executive exercise expert explorer eye fable fact factor fairy family
      farm farmer fashion father feast feather feeling fire fish flag flame flight flower foe food fool
      force forest form formula foundation fox fragment friend frog frontier fruit function fundamental
      gallery game garden gate general generation genius ghost giant gift girl girlfriend glass goal goat
      god goddess government grandfather grandmother grave guard guide guest gun habit hair handbook
      harvest hat hawk heart heaven hero hill history hobby holiday home horizon horse hospital host hotel
      hour house human hunter husband idea illusion image immigrant indian ingredient insect insight
      instruction interview introduction invention island issue jewel job joke journal journey judge
      junior key kid killer king kingdom kiss kitchen knight knot lady lake lamp land language law lawyer
      leader league lecture leg legacy legend lesson letter level liar library lie light lion list
      liver lock log lord lost lover machine magazine magician maid man manual map mark marriage mask
      master matter meal measure mechanic medicine meditation memoir memory menu mermaid message metal
      method mile mind minister minute miracle mirror mission model moment monk monkey monster month moon
      mother motor mountain movement movie museum muscle mushroom mystery myth name narrative nation
      native neighbor nerve network night nightmare note notebook novel number nurse object ocean office
      officer oil omen opera operation option oracle origin outlaw owl owner page painter painting palace
      paper parable parent park part partner party passage passion path patient pattern pearl people
      perspective philosopher photo photograph piece pig pilgrim pillar pilot pioneer pirate place plague
      plan planet plant player poem poet point politician portrait power practice prayer preacher
      president priest prince princess principle prison prisoner problem process product profile program
      programmer project promise prophecy prophet proverb psalm psychologist pumpkin puppy puzzle queen
      quest question quilt quote rabbit race rainbow ranch ranger rat ray reader rebel recipe record
      reference reflection region relationship religion report resource review revolution riddle rider
      ring river road robot rock romance root rose route rule runner sailor saint salad sandwich scandal
      scene school science scientist score scream sea search season secret seed selection sense sermon
      servant service shadow shark ship shoe shop short sign signal sin singer sister skill slave snake
      soldier solution son song sorcerer soul soup source spell spider spirit sport spy stage star state
      step stone stop store storm story stranger strategy stream street student study style
      subject suit summer sun survivor sword symbol system tale tank teacher team technique temple
      territory text theme theorem theory thing thought thousand thread throne tiger time tip title
      tool topic tower town toy tractor tradition trail train traveler traveller treasure treasury treaty
      tree trial tribe trick trip truck truth turtle twin type uncle unicorn universe value vampire
      vegetable version victim video view villain village vision visit visitor voice volume voyage
      wall war warrior wave way weapon web wedding week whale wheel whisper widow window wing
      winner winter witch wizard wonder wood word work worker workshop world wound writer year zombie zone
      """;

  private static final String EN_VERBS =
      """
      accept achieve act add admit* advance adopt ask attack bake balance beg* believe belong bless boost
      breathe bury call cancel care carry change chase claim clean climb close collect compare complete
      connect conquer cook count cover crash create cross cry decide deliver deny describe deserve destroy
      develop die disappear discover divide draw drop* earn embrace empower end enjoy escape examine expect
      explain explore express face fail fear file fix float fold follow forge gather grab* grow happen
      harness hate haunt heal help hope hunt imagine improve inspire invent invest join judge jump kill
      knit* laugh launch learn like listen live look love manage map* marry meditate merge miss move murder
      need offer open organize own paint pass pick plan* play plot* practise pray predict prepare preserve
      prove publish pull push raise reach recall reclaim record recover reinvent remember remind remove
      repair replace rescue resist return reveal rob* rule sail save search seem serve share shop* sketch
      smile solve start stay stop* succeed suffer survive talk taste thank touch trade transform travel
      treat trust try turn uncover unlock use visit wait walk want warn wash watch wish wonder
      work worry
      """;

  private static final String EN_OTHERS =
      """
      be am is are was were been being
      have has had having
      do does did done doing
      go goes went gone going
      say says said saying
      make makes made making
      get gets got gotten getting
      know knows knew known knowing
      take takes took taken taking
      see sees saw seen seeing
      come comes came coming
      think thinks thinking
      find finds found finding
      give gives gave given giving
      tell tells told telling
      become becomes became becoming
      leave leaving
      feel feels felt feeling
      bring brings brought bringing
      begin begins began begun beginning
      keep keeps kept keeping
      hold holds held holding
      write writes wrote written writing
      stand stands stood standing
      hear hears heard hearing
      let lets letting
      mean means meant meaning
      meet meets met meeting
      run runs ran running
      pay pays paid paying
      sit sits sat sitting
      speak speaks spoke spoken speaking
      lead leads led leading
      grow grows grew grown growing
      lose loses lost losing
      fall falls fell fallen falling
      send sends sent sending
      build builds built
      draw draws drew drawn
      break breaks broke broken breaking
      spend spends spent spending
      cut cuts cutting
      rise rises rose risen rising
      drive drives drove driven driving
      buy buys bought buying
      wear wears wore worn wearing
      choose chooses chose chosen choosing
      eat eats ate eaten eating
      fight fights fought fighting
      fly flies flew flown flying
      forget forgets forgot forgotten forgetting
      forgive forgives forgave forgiven forgiving
      hide hides hid hidden hiding
      read reads reading
      ride rides rode ridden riding
      sell sells sold selling
      shine shines shone shining
      shoot shoots shot shooting
      sing sings sang sung singing
      sleep sleeps slept sleeping
      steal steals stole stolen stealing
      swim swims swam swum swimming
      teach teaches taught teaching
      throw throws threw thrown throwing
      understand understands understood understanding
      wake wakes woke woken waking
      win wins won winning
      child children
      man men
      woman women
      person persons
      foot feet
      tooth teeth
      goose geese
      mouse mice
      ox oxen
      wolf wolves
      wife wives
      life lives
      leaf leaves
      knife knives
      half halves
      shelf shelves
      thief thieves
      elf elves
      self selves
      hero heroes
      potato potatoes
      tomato tomatoes
      volcano volcanoes
      crisis crises
      analysis analyses
      phenomenon phenomena
      criterion criteria
      gentleman gentlemen
      fireman firemen
      statesman statesmen
      werewolf werewolves
      dwarf dwarves
      good better best
      bad worse worst
      far farther further
      big bigger biggest
      great greater greatest
      old older elder oldest eldest
      young younger youngest
      small smaller smallest
      long longer longest
      short shorter shortest
      high higher highest
      deep deeper deepest
      dark darker darkest
      early earlier earliest
      happy happier happiest
      funny funnier funniest
      strong stronger strongest
      smart smarter smartest
      rich richer richest
      """;

  private static final String PT_NOUNS =
      """
      aluno amigo amor animal ano anjo arte autor avião aventura batalha biblioteca boca bruxa bruxo
      cachorro cabeça caminho canção capital capitão carta casa castelo cavaleiro cavalo chave cidade
      ciência coisa conto coração cor corpo crime criança crônica culpa deus dia diário dicionário doutor
      dragão edição elefante ensaio era escola escritor espelho espírito estação estrela estudo experiência
      fada família fantasma festa filha filho filme flor floresta fruto gato gigante guerra guerreiro herói
      história homem hora ilha imagem irmã irmão jardim jogo jornal jovem juiz ladrão lágrima lei leão
      lenda lição língua livro lobo lugar luz mãe mapa mar máquina memória menina menino mentira mês mestre
      mistério mito montanha morte mulher mundo museu música nação noite nome número oceano olho onda ordem
      pai país palavra papel parte pássaro paz pecado pedra peixe pessoa planeta poema poeta ponte porta
      povo praia prazer princesa príncipe prisão problema professor quadro questão rainha razão receita
      região rei reino relação religião revolução rio rosa rua santo segredo senhor senhora sentido sinal
      sombra sonho tempestade tempo terra tesouro texto tigre trabalho tradição valor vampiro verão verdade
      vez viagem vida vila vilão vingança vizinho volume voz
      """;

  private static final String PT_OTHERS =
      """
      ser sou somos são era eram foi foram será serão sendo sido
      estar estou está estamos estão estava estavam esteve estando estado
      ter tenho tem temos têm tinha tinham teve tendo tido
      fazer faço faz fazem fez fazendo feito
      ir vou vai vamos vão indo
      poder posso pode podem podia podendo
      dizer digo diz dizem disse dizendo dito
      ver vejo vê veem viu vendo visto
      amar amo ama amam amou amando amado amada
      viver vivo vive vivem viveu vivendo vivido
      morrer morre morrem morreu morrendo
      contar conta contam contou contando contado
      perder perde perdem perdeu perdendo perdido perdida perdidos perdidas
      bom boa bons boas melhor melhores
      grande grandes
      novo nova novos novas
      velho velha velhos velhas
      primeiro primeira primeiros primeiras
      último última últimos últimas
      belo bela belos belas
      negro negra negros negras
      branco branca brancos brancas
      pequeno pequena pequenos pequenas
      mão mãos
      pão pães
      cão cães
      alemão alemães
      """;

  private static final String ES_NOUNS =
      """
      abuelo alma amiga amigo amor animal año ángel árbol arte autor avión aventura batalla biblioteca boca
      bosque bruja caballero caballo cabeza calle camino canción capital capitán carta casa castillo ciencia
      ciudad clave color corazón corona cosa crimen crónica cuento cuerpo culpa detective diario dictador
      diccionario dios dragón edición elefante ensayo enemigo enigma escritor escuela espada espejo espíritu
      esposa estación estrella estudio experiencia fábula familia fantasma fiesta flor fuego gato
      gigante guerra guerrero hada héroe hermana hermano hija hijo historia hombre hora hotel hueso imagen
      isla jardín joven juego juez ladrón lágrima lección lector lengua león letra leyenda ley libro lobo
      lugar luna luz madre maestro mago mano mapa mar máquina mariposa memoria mentira mes mesa miedo milagro
      misterio mito momento montaña monstruo muerte mujer mundo museo nación noche nombre novela número
      objeto océano ojo ola orden padre página país pájaro palabra papel parte pasión paz pecado película
      perro persona pez piedra pirata planeta playa poema poesía poeta prisión problema profesor pueblo puente
      puerta razón receta región reina reino relación relato religión reloj revolución rey rincón rosa
      santo secreto señor señora sentido señal serpiente siglo silencio sombra sueño templo tesoro
      texto tiempo tierra tigre tormenta torre trabajo tradición valle valor vampiro vecino ventana verano
      verdad viaje vida viento villano visión volumen voz
      """;

  private static final String ES_OTHERS =
      """
      ser soy eres somos era eran fue fueron será serán siendo sido
      estar estoy está estamos están estaba estaban estuvo estando
      haber he ha hemos han había habían hubo
      tener tengo tiene tenemos tienen tenía tenían tuvo teniendo
      hacer hago hace hacen hizo haciendo hecho
      ir voy va vamos van yendo
      poder puedo puede pueden podía pudo
      decir digo dice dicen dijo diciendo dicho
      ver veo ve ven vio viendo visto
      amar ama aman amó amando amado amada
      vivir vivo vive viven vivió viviendo vivido
      morir muere mueren murió muriendo
      contar cuenta cuentan contó contando contado
      perder pierde pierden perdió perdiendo perdido perdida perdidos perdidas
      soñar sueña sueñan soñó soñando
      bueno buen buena buenos buenas mejor mejores
      malo mal mala malos malas peor peores
      grande gran grandes
      nuevo nueva nuevos nuevas
      viejo vieja viejos viejas
      primero primer primera primeros primeras
      último última últimos últimas
      negro negra negros negras
      blanco blanca blancos blancas
      pequeño pequeña pequeños pequeñas
      niño niña niños niñas
      """;

  private LemmaLists() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    english().write(folder.resolve("lemmas-en.txt"));
    portuguese().write(folder.resolve("lemmas-pt.txt"));
    spanish().write(folder.resolve("lemmas-es.txt"));
  }

  private static LemmaLists english() {
    var list = new LemmaLists();
    for (var noun : words(EN_NOUNS)) {
      list.add(noun, noun.equals("people") ? noun : withEnglishS(noun));
    }
    for (var marked : words(EN_VERBS)) {
      var verb = marked.replace("*", "");
      list.add(verb, withEnglishS(verb));
      var bare = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
      var doubled = marked.endsWith("*") ? verb + verb.charAt(verb.length() - 1) : bare;
      list.add(verb, (verb.endsWith("ie") ? verb.replaceFirst("ie$", "y") : doubled) + "ing");
      list.add(verb, (endsInY(verb) ? verb.replaceFirst("y$", "i") : doubled) + "ed");
    }
    list.addAll(EN_OTHERS);
    return list;
  }

  private static boolean endsInY(String word) {
    return word.matches(".*[^aeiou]y");
  }

  private static String withEnglishS(String word) {
    if (endsInY(word)) {
      return word.replaceFirst("y$", "ies");
    }
    return word + (word.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }

  private static LemmaLists portuguese() {
    var list = new LemmaLists();
    for (var noun : words(PT_NOUNS)) {
      list.add(noun, portuguesePlural(noun));
    }
    list.addAll(PT_OTHERS);
    return list;
  }

  private static String portuguesePlural(String noun) {
    if (noun.matches("irmão")) {
      return noun + "s";
    } else if (noun.endsWith("ão")) {
      return noun.equals("capitão") ? "capitães" : noun.replaceFirst("ão$", "ões");
    } else if (noun.endsWith("m")) {
      return noun.replaceFirst("m$", "ns");
    } else if (noun.matches(".*[ao]l")) {
      return noun.replaceFirst("l$", "is");
    } else if (noun.matches(".*[rz]")) {
      return noun + "es";
    }
    return switch (noun) {
      case "mês" -> "meses";
      case "país" -> "países";
      case "deus" -> "deuses";
      default -> noun + "s";
    };
  }

  private static LemmaLists spanish() {
    var list = new LemmaLists();
    for (var noun : words(ES_NOUNS)) {
      list.add(noun, spanishPlural(noun));
    }
    list.addAll(ES_OTHERS);
    return list;
  }

  private static String spanishPlural(String noun) {
    if (noun.matches(".*[aeiouáéó]")) {
      return noun + "s";
    } else if (noun.endsWith("z")) {
      return noun.replaceFirst("z$", "ces");
    }
    return switch (noun) {
      case "imagen" -> "imágenes";
      case "joven" -> "jóvenes";
      case "orden" -> "órdenes";
      case "crimen" -> "crímenes";
      case "volumen" -> "volúmenes";
      default -> unstressed(noun) + "es";
    };
  }

  /** The accent of the last syllable goes: {@code corazón, corazones}. */
  private static String unstressed(String noun) {
    if (!noun.matches(".*[áéíóú]n")) {
      return noun;
    }
    int last = noun.length() - 2;
    return noun.substring(0, last) + "aeiou".charAt("áéíóú".indexOf(noun.charAt(last))) + "n";
  }

  private static String[] words(String text) {
    return text.strip().split("\\s+", -1);
  }

  private void addAll(String lines) {
    for (var line : lines.strip().split("\n", -1)) {
      var words = words(line);
      for (int i = 1; i < words.length; i++) {
        add(words[0], words[i]);
      }
    }
  }

  /** What stands under its own name keeps it: {@code building} is no form of {@code build}. */
  private void add(String lemma, String form) {
    forms.values().forEach(others -> others.remove(form));
    forms.computeIfAbsent(lemma, one -> new TreeSet<>()).add(form);
  }

  private void write(Path file) throws IOException {
    var text =
        new StringBuilder("# Written by data/generator/LemmaLists.java: LEMMA -> FORM FORM ...\n");
    var lemmas = new TreeSet<>(forms.keySet());
    for (var lemma : lemmas) {
      var others = new TreeSet<>(forms.get(lemma));
      others.removeAll(lemmas);
      if (!others.isEmpty()) {
        text.append(lemma).append(" -> ").append(String.join(" ", others)).append('\n');
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}

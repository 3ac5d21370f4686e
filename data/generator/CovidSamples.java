import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the sample figures of cities and states: {@code java data/generator/CovidSamples.java
 * data/covid}. The seed is fixed, so every run writes the same files.
 *
 * <p>27 states, four weeks, figures that add up day by day, in the layout of the files that were
 * published in 2020. Figures of cities are whole numbers in the first two weeks, and {@code 25.0}
 * in the last two. The states' own figures begin two days earlier, and differ from the sums as the
 * real ones do: some are higher or lower, some a day late, some in their deaths alone, some are not
 * there. Beside that: cities without figures, without a state, with a word or a fraction, states
 * that are there twice, one without figures; regions in Latin-1.
 */
public final class CovidSamples {

  private static final int DAYS = 28;
  private static final LocalDate FIRST = LocalDate.of(2020, 3, 28);

  /** Name, region and the name of the largest city. */
  private static final List<String> STATES =
      List.of(
          "Acre|Norte|Rio Branco",
          "Alagoas|Nordeste|Maceió",
          "Amapá|Norte|Macapá",
          "Amazonas|Norte|Manaus",
          "Bahia|Nordeste|Salvador",
          "Ceará|Nordeste|Fortaleza",
          "Distrito Federal|Centro-Oeste|Brasília",
          "Espírito Santo|Sudeste|Vitória",
          "Goiás|Centro-Oeste|Goiânia",
          "Maranhão|Nordeste|São Luís",
          "Mato Grosso|Centro-Oeste|Cuiabá",
          "Mato Grosso do Sul|Centro-Oeste|Campo Grande",
          "Minas Gerais|Sudeste|Belo Horizonte",
          "Paraná|Sul|Curitiba",
          "Paraíba|Nordeste|João Pessoa",
          "Pará|Norte|Belém",
          "Pernambuco|Nordeste|Recife",
          "Piauí|Nordeste|Teresina",
          "Rio Grande do Norte|Nordeste|Natal",
          "Rio Grande do Sul|Sul|Porto Alegre",
          "Rio de Janeiro|Sudeste|Rio de Janeiro",
          "Rondônia|Norte|Porto Velho",
          "Roraima|Norte|Boa Vista",
          "Santa Catarina|Sul|Florianópolis",
          "Sergipe|Nordeste|Aracaju",
          "São Paulo|Sudeste|São Paulo",
          "Tocantins|Norte|Palmas");

  private static final int SAO_PAULO = 25;

  private final Random random = new Random(20200328);
  private final List<List<String>> cities = List.of(new ArrayList<>(), new ArrayList<>());
  private final long[][] cases = new long[STATES.size()][DAYS];
  private final long[][] deaths = new long[STATES.size()][DAYS];

  /** Writes all files below the one argument, a folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: java CovidSamples.java OUTDIR");
    }
    new CovidSamples().writeInto(Path.of(args[0]));
  }

  private void writeInto(Path folder) throws IOException {
    for (int state = 0; state < STATES.size(); state++) {
      int count = 2 + state % 4;
      for (int city = 0; city < count; city++) {
        addCity(state, city);
      }
    }
    addDirt();
    String head = "date,state,name,code,cases,deaths";
    write(folder.resolve("cities/brazil_covid19_cities_1.csv"), UTF_8, "\n", head, cities.get(0));
    write(folder.resolve("cities/brazil_covid19_cities_2.csv"), UTF_8, "\r\n", head, cities.get(1));
    write(
        folder.resolve("states/brazil_covid19.csv"),
        UTF_8,
        "\n",
        "date,region,state,cases,deaths",
        states());
    write(folder.resolve("regions/regions.csv"), ISO_8859_1, "\n", "state;region", regions());
  }

  private void addCity(int state, int city) {
    String name = part(state, 2) + (city == 0 ? "" : " do Campo " + city);
    int code = 110001 + 10_000 * state + 7 * city;
    long sick = random.nextInt(12);
    long dead = 0;
    for (int day = 0; day < DAYS; day++) {
      sick +=
          random.nextInt(3 + (int) sick / 4) + (isMetropolis(state, city, day) ? 12_345_678 : 0);
      dead += random.nextInt(20) == 0 ? 1 + random.nextInt(3) : 0;
      cases[state][day] += sick;
      deaths[state][day] += dead;
      String line = "%s,%s,%s,%d,".formatted(FIRST.plusDays(day), part(state, 0), name, code);
      cities.get(half(day)).add(line + figure(sick, day) + "," + figure(dead, day));
    }
  }

  /** From here on the sum has eight digits before the point. */
  private static boolean isMetropolis(int state, int city, int day) {
    return state == SAO_PAULO && city == 0 && day == DAYS - 3;
  }

  private static int half(int day) {
    return day < DAYS / 2 ? 0 : 1;
  }

  private static String figure(long number, int day) {
    return half(day) == 0 ? Long.toString(number) : "%d.0".formatted(number);
  }

  /** None of it changes a sum, but the fractions of Goiás: 0.5 on one day and 1 on another. */
  private void addDirt() {
    List<String> early = cities.get(0);
    early.add("2020-03-29,Acre,Xapuri,120070,,");
    early.add("2020-03-30,Acre,Xapuri,120070,,0");
    early.add("2020-03-29,Bahia,Barra,290270,n/a,0");
    early.add("2020-03-30,,Lugar Nenhum,999999,3,0");
    List<String> late = cities.get(1);
    late.add("2020-04-20,Goiás,Anápolis,520110,0.5,0");
    late.add("2020-04-21,Goiás,Anápolis,520110,0.25,0.0");
    late.add("2020-04-21,Goiás,Anápolis do Norte,520111,.75,0.0");
    late.add(",Acre,Xapuri,120070,1.0,0.0");
    // Two days of a territory that reported no figure at all.
    late.add("2020-04-20,Noronha,Vila dos Remédios,260545,,");
    late.add("2020-04-21,Noronha,Vila dos Remédios,260545,,0.0");
  }

  private List<String> states() {
    List<String> lines = new ArrayList<>();
    for (int state = 0; state < STATES.size(); state++) {
      for (int day = -2; day < DAYS; day++) {
        addState(lines, state, day);
      }
    }
    lines.add("2020-04-22,Norte,Acre," + cases[0][25] + "," + deaths[0][25]);
    lines.add("2020-04-23,Norte,Acre," + (cases[0][26] + 4) + "," + deaths[0][26]);
    lines.add("2020-04-20,Nordeste,Noronha,,");
    lines.add("2020-04-21,Nordeste,Noronha,,");
    lines.add(",,,,");
    return lines;
  }

  private void addState(List<String> lines, int state, int day) {
    // Three states report late all the time, one on Sundays only.
    boolean isLate = state % 9 == 4 || (state == 12 && day % 7 == 1);
    int known = isLate ? day - 1 : day;
    long sick = known < 0 ? 1 : cases[state][known];
    long dead = known < 0 ? 0 : deaths[state][known];
    int chance = random.nextInt(100);
    if (chance < 1 && day >= 0) {
      return;
    }
    if (chance < 12) {
      sick = Math.max(0, sick + random.nextInt(19) - 9);
    } else if (chance < 16) {
      dead += 1;
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%d,%d",
            FIRST.plusDays(day),
            part(state, 1),
            part(state, 0),
            sick,
            dead));
  }

  /** Without Tocantins, and with an island that is no state. */
  private static List<String> regions() {
    List<String> lines = new ArrayList<>();
    for (int state = 0; state < STATES.size() - 1; state++) {
      lines.add(part(state, 0) + ";" + part(state, 1));
    }
    lines.add("Noronha;Nordeste");
    lines.add("Trindade;Sudeste");
    lines.add("Acre;Norte");
    return lines;
  }

  private static String part(int state, int index) {
    return STATES.get(state).split("\\|")[index];
  }

  private static void write(Path file, Charset charset, String end, String head, List<String> lines)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, (head + end + String.join(end, lines) + end).getBytes(charset));
  }
}

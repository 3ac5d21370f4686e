import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the sample taxi trips: {@code java data/generator/TaxiSamples.java data/taxi}. The seeds
 * are fixed, so every run writes the same trips.
 *
 * <p>Three yellow months (2,400 trips) and two green ones (1,000), in the layouts that the city's
 * files had over the years: names and order as in 2009 with a blank line (ended otherwise than the
 * header) and binary artefacts such as {@code 2.6299999999999999}, rows with two fields more than
 * their header and blanks before its names as in 2014, {@code .86}, CRLF, gzip.
 *
 * <p>Each colour carries this dirt, some rows of each kind:
 *
 * <ul>
 *   <li>cannot be read (about 0.5 %): distance or total empty or like {@code N/A}, {@code abc},
 *       {@code 1d}, {@code NaN}; also both at once or beside a distance of zero;
 *   <li>does not count: distance zero, a negative total (refund), total zero, both at once; in
 *       yellow also a distance below zero;
 *   <li>counts but looks odd: an absurd distance, one over and one of exactly 100 miles, 0.01 miles
 *       for much money, quoted fields (with commas, quotes, blanks), blanks around numbers;
 *   <li>picked up in 2008, 2009 and 2021, and in the first and last second in and next to 2020.
 * </ul>
 */
public final class TaxiSamples {
  private static final long SEED = 20200101;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Shares of trips in percent, and how long a trip is there in hundredths of a mile. */
  private static final int[] SHARES = {0, 5, 10, 25, 50, 75, 90, 95, 99, 100};

  private static final int[] MILES = {22, 47, 63, 97, 160, 290, 600, 1000, 1700, 2300};

  /** Charges on top of the fare, in cents. */
  private static final int[] EXTRAS = {0, 0, 50, 50, 100, 250, 300};

  /** What one line of a file says, by our own names of the fields. */
  private static final class Row extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;
  }

  /** Spoils a row. */
  private interface Dirt extends Consumer<Row> {}

  /** One file: its name, its layout, its month, how many trips it has, and which rows are dirty. */
  private record Sample(String file, Layout layout, YearMonth month, int trips, List<Dirt> dirt) {}

  /** The generations of files: their header, our names of the fields in a row, and line ends. */
  private enum Layout {
    YELLOW_2019(
        """
        VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,\
        RatecodeID,store_and_fwd_flag,PULocationID,DOLocationID,payment_type,fare_amount,extra,\
        mta_tax,tip_amount,tolls_amount,improvement_surcharge,total_amount,congestion_surcharge
        """,
        """
        vendor,pickup,dropoff,passengers,miles,rate,flag,from,to,payment,fare,extra,tax,tip,tolls,\
        improvement,total,congestion\
        """,
        "\n"),
    YELLOW_2009(
        """
        vendor_name,Trip_Pickup_DateTime,Trip_Dropoff_DateTime,Passenger_Count,Trip_Distance,\
        Start_Lon,Start_Lat,Rate_Code,store_and_forward,End_Lon,End_Lat,Payment_Type,Fare_Amt,\
        surcharge,mta_tax,Tip_Amt,Tolls_Amt,Total_Amt
        \r
        """,
        """
        vendorName,pickup,dropoff,passengers,miles,fromLon,fromLat,empty,empty,toLon,toLat,\
        paymentName,fare,extra,tax,tip,tolls,total\
        """,
        "\r\n"),
    GREEN_2019(
        """
        VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,store_and_fwd_flag,RatecodeID,\
        PULocationID,DOLocationID,passenger_count,trip_distance,fare_amount,extra,mta_tax,\
        tip_amount,tolls_amount,ehail_fee,improvement_surcharge,total_amount,payment_type,\
        trip_type,congestion_surcharge\r
        """,
        """
        vendor,pickup,dropoff,flag,rate,from,to,passengers,miles,fare,extra,tax,tip,tolls,empty,\
        improvement,total,payment,rate,congestion\
        """,
        "\r\n"),
    GREEN_2014(
        """
        \sVendorID, lpep_pickup_datetime, Lpep_dropoff_datetime, Store_and_fwd_flag, RateCodeID,\
        \sPickup_longitude, Pickup_latitude, Dropoff_longitude, Dropoff_latitude, Passenger_count,\
        \sTrip_distance, Fare_amount, Extra, MTA_tax, Tip_amount, Tolls_amount, Ehail_fee,\
        \sTotal_amount, Payment_type, Trip_type
        """,
        """
        vendor,pickup,dropoff,flag,rate,fromLon,fromLat,toLon,toLat,passengers,miles,fare,extra,\
        tax,tip,tolls,empty,total,payment,rate,empty,empty\
        """,
        "\n");

    private final String head;
    private final List<String> fields;
    private final String lineEnd;

    Layout(String head, String fields, String lineEnd) {
      this.head = head;
      this.fields = List.of(fields.split(","));
      this.lineEnd = lineEnd;
    }

    boolean green() {
      return this == GREEN_2019 || this == GREEN_2014;
    }

    IntFunction<String> miles() {
      return this == YELLOW_2009
          ? TaxiSamples::binary
          : green() ? TaxiSamples::bare : TaxiSamples::plain;
    }

    IntFunction<String> money() {
      return this == YELLOW_2009 ? TaxiSamples::binary : TaxiSamples::shortest;
    }

    String line(Row row) {
      return fields.stream()
          .map(field -> row.getOrDefault(field, ""))
          .collect(Collectors.joining(",", "", lineEnd));
    }
  }

  private TaxiSamples() {}

  /** Writes all files below the one argument, a folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: java TaxiSamples.java OUTDIR");
    }
    var samples =
        List.of(yellowJanuary(), yellowFebruary(), yellowMarch(), greenJanuary(), greenFebruary());
    for (var sample : samples) {
      write(Path.of(args[0]).resolve(sample.file()), text(sample).getBytes(UTF_8));
    }
  }

  private static Sample yellowJanuary() {
    var dirt = dirt(12, "0.00", 6);
    dirt.addAll(
        List.of(
            miles(""), miles("N/A"), miles("1d"), both("NaN", ""), total(""), both("0.00", "abc")));
    dirt.addAll(List.of(total("0"), total("0"), both("0.00", "-52.80"), both("-15.12", "14.30")));
    dirt.addAll(
        List.of(both("210240.07", "17.30"), both("0.01", "52.80"), both("0.02", "9.30"), padded()));
    dirt.addAll(List.of(pickup("2008-12-31 23:02:22"), pickup("2009-01-01 00:04:11")));
    dirt.addAll(List.of(pickup("2019-12-31 23:59:59"), pickup("2020-01-01 00:00:00")));
    dirt.addAll(
        List.of(pickup("2021-01-01 00:00:00"), vendor("Creative Mobile Technologies, LLC")));
    dirt.addAll(List.of(quoted(), quoted(), vendor("VeriFone \"VTS\", Inc."), padded()));
    return sample("yellow", 1, Layout.YELLOW_2019, 1200, dirt);
  }

  private static Sample yellowFebruary() {
    var dirt = dirt(8, "0.00", 4);
    dirt.addAll(List.of(miles(""), miles("abc"), total("N/A"), total("0")));
    dirt.addAll(List.of(both("262.88", "688.30"), both("0.02", "11.30"), padded(), quoted()));
    dirt.addAll(List.of(pickup("2009-01-01 00:41:06"), pickup("2021-01-02 00:22:00")));
    return sample("yellow", 2, Layout.YELLOW_2019, 800, dirt);
  }

  private static Sample yellowMarch() {
    var dirt = dirt(4, "0", 2);
    dirt.addAll(List.of(miles(""), total("1d"), total("NaN"), total("0"), padded(), quoted()));
    dirt.addAll(List.of(both("100", "263.80"), both("100.01000000000001", "264.30")));
    dirt.addAll(
        List.of(
            both("0.01", "3.7999999999999998"),
            both("0.029999999999999999", "7.2999999999999998")));
    dirt.addAll(List.of(pickup("2008-08-05 12:40:00"), pickup("2020-12-31 23:59:59")));
    return sample("yellow", 3, Layout.YELLOW_2009, 400, dirt);
  }

  private static Sample greenJanuary() {
    var dirt = dirt(8, ".00", 3);
    dirt.addAll(List.of(miles(""), both("N/A", "abc"), total(""), both(".00", "N/A"), total("0")));
    dirt.addAll(
        List.of(both("169330.35", "19.55"), both(".01", "12.30"), both("100.00", "262.30")));
    dirt.addAll(List.of(pickup("2009-01-01 00:33:47"), pickup("2019-12-31 23:59:59")));
    dirt.addAll(List.of(pickup("2020-01-01 00:00:00"), pickup("2021-01-01 00:00:00")));
    dirt.addAll(List.of(padded(), quoted(), vendor("Creative Mobile Technologies, LLC")));
    return sample("green", 1, Layout.GREEN_2019, 600, dirt);
  }

  private static Sample greenFebruary() {
    var dirt = dirt(5, ".00", 2);
    dirt.addAll(List.of(miles("NaN"), total("1d"), total("0"), both(".00", "-3.3")));
    dirt.addAll(List.of(both("134.70", "402.80"), both(".02", "20.80"), padded(), quoted()));
    dirt.addAll(List.of(pickup("2008-12-31 14:26:30"), pickup("2020-12-31 23:59:59")));
    return sample("green", 2, Layout.GREEN_2014, 400, dirt);
  }

  private static Sample sample(
      String colour, int month, Layout layout, int trips, List<Dirt> dirt) {
    var gzip = colour.equals("yellow") && month == 2 ? ".gz" : "";
    var file = colour + "/year=2020/" + colour + "_tripdata_2020-0" + month + ".csv" + gzip;
    return new Sample(file, layout, YearMonth.of(2020, month), trips, dirt);
  }

  /** The kinds of which there are many: trips without a distance, and refunds. */
  private static List<Dirt> dirt(int standing, String zero, int refunds) {
    var dirt = new ArrayList<Dirt>(nCopies(standing, miles(zero)));
    dirt.addAll(nCopies(refunds, refund()));
    return dirt;
  }

  private static Dirt miles(String text) {
    return row -> row.put("miles", text);
  }

  private static Dirt total(String text) {
    return row -> row.put("total", text);
  }

  private static Dirt both(String miles, String total) {
    return row -> {
      row.put("miles", miles);
      row.put("total", total);
    };
  }

  /** A long trip at another time, so that averages show whether it was counted. */
  private static Dirt pickup(String time) {
    return row -> {
      row.put("pickup", time);
      row.put("dropoff", CLOCK.format(LocalDateTime.parse(time, CLOCK).plusMinutes(71)));
      row.put("miles", "38.40");
      row.put("total", "131.70");
    };
  }

  private static Dirt refund() {
    return row ->
        List.of("fare", "extra", "tax", "tip", "tolls", "improvement", "total", "congestion")
            .forEach(charge -> row.computeIfPresent(charge, (k, v) -> v.equals("0") ? v : "-" + v));
  }

  private static Dirt padded() {
    return row -> {
      row.computeIfPresent("miles", (field, text) -> " " + text);
      row.computeIfPresent("total", (field, text) -> "  " + text + " ");
    };
  }

  private static Dirt vendor(String name) {
    return row -> row.put("vendor", quote(name));
  }

  private static Dirt quoted() {
    return row -> {
      row.replaceAll((field, text) -> quote(text));
      row.computeIfPresent("total", (field, text) -> text.replaceFirst("\"$", " \""));
    };
  }

  private static String quote(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String text(Sample sample) {
    var random = new Random(SEED + sample.file().hashCode());
    Collections.shuffle(sample.dirt(), random);
    var text = new StringBuilder(sample.layout().head);
    int trips = sample.trips();
    int dirty = sample.dirt().size();
    var start = sample.month().atDay(1).atStartOfDay();
    int gap = sample.month().lengthOfMonth() * 24 * 60 * 60 / trips;
    int next = 0;
    for (int i = 0; i < trips; i++) {
      var row = row(sample.layout(), start.plusSeconds(i * gap + random.nextInt(gap)), random);
      if (next < dirty && i == (2 * next + 1) * trips / (2 * dirty)) {
        sample.dirt().get(next++).accept(row);
      }
      text.append(sample.layout().line(row));
    }
    return text.toString();
  }

  private static Row row(Layout layout, LocalDateTime pickup, Random random) {
    int miles = length(random);
    boolean card = random.nextInt(10) < 7;
    var row = new Row();
    ride(row, random);
    row.put("pickup", CLOCK.format(pickup));
    row.put("dropoff", CLOCK.format(pickup.plusSeconds(90 + 3 * miles + random.nextInt(400))));
    row.put("miles", layout.miles().apply(miles));
    row.put("payment", card ? "1" : "2");
    row.put("paymentName", card ? "Credit" : "CASH");
    int total = 0;
    for (var charge : charges(layout, miles, card, random).entrySet()) {
      row.put(charge.getKey(), layout.money().apply(charge.getValue()));
      total += charge.getValue();
    }
    row.put("total", layout.money().apply(total));
    return row;
  }

  private static void ride(Row row, Random random) {
    boolean verifone = random.nextInt(3) > 0;
    row.put("vendor", verifone ? "2" : "1");
    row.put("vendorName", verifone ? "VTS" : "CMT");
    row.put("passengers", Integer.toString(random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(4)));
    row.put("rate", "1");
    row.put("flag", random.nextInt(80) > 0 ? "N" : "Y");
    for (var end : List.of("from", "to")) {
      row.put(end, Integer.toString(1 + random.nextInt(263)));
      row.put(end + "Lon", "-73." + (92000 + random.nextInt(8000)));
      row.put(end + "Lat", "40." + (70000 + random.nextInt(10000)));
    }
  }

  private static int length(Random random) {
    int share = random.nextInt(100);
    int i = 1;
    while (SHARES[i] <= share) {
      i++;
    }
    return MILES[i - 1] + random.nextInt(MILES[i] - MILES[i - 1]);
  }

  /** What a trip costs, in cents: the charges that the layout has a field for. */
  private static Map<String, Integer> charges(
      Layout layout, int miles, boolean card, Random random) {
    var charges = new LinkedHashMap<String, Integer>();
    charges.put("fare", 250 + miles / 20 * 50 + 50 * random.nextInt(3 + Math.min(miles, 200) / 18));
    charges.put("extra", EXTRAS[random.nextInt(EXTRAS.length)]);
    charges.put("tax", 50);
    charges.put("tolls", miles > 800 && random.nextInt(3) == 0 ? 612 : 0);
    charges.put("improvement", 30);
    boolean central = random.nextInt(10) < (layout.green() ? 3 : 9);
    charges.put("congestion", central ? (layout.green() ? 275 : 250) : 0);
    charges.keySet().retainAll(layout.fields);
    int sum = charges.values().stream().mapToInt(Integer::intValue).sum();
    int tip = sum * (10 + random.nextInt(16)) / 100;
    charges.put("tip", card ? tip : 0);
    return charges;
  }

  /** {@code 1.20, 0.86}. */
  private static String plain(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).toPlainString();
  }

  /** {@code 1.20, .86}. */
  private static String bare(int hundredths) {
    var text = plain(hundredths);
    return text.startsWith("0") ? text.substring(1) : text;
  }

  /** {@code 6, 11.5, 11.27}. */
  private static String shortest(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }

  /** All 17 digits of the nearest binary number, as in 2009: {@code 2.6299999999999999, 10.35}. */
  private static String binary(int hundredths) {
    return new BigDecimal(hundredths / 100.0)
        .round(new MathContext(17))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, file.toString().endsWith(".gz") ? gzip(content) : content);
  }

  /** A gzip file whose header does not depend on the clock, the system or the Java version. */
  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    byte[] file = bytes.toByteArray();
    System.arraycopy(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, (byte) 255}, 0, file, 0, 10);
    return file;
  }
}

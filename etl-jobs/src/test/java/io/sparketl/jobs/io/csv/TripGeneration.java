package io.sparketl.jobs.io.csv;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How files of some years are written.
 *
 * @param blankLines how many empty lines follow the header
 * @param surplus how many fields rows have more than the header
 */
record TripGeneration(String name, String header, String lineEnd, int blankLines, int surplus) {

  private static final String YELLOW_2009 =
      "vendor_name,Trip_Pickup_DateTime,Trip_Dropoff_DateTime,Passenger_Count,Trip_Distance,"
          + "Start_Lon,Start_Lat,Rate_Code,store_and_forward,End_Lon,End_Lat,Payment_Type,Fare_Amt,"
          + "surcharge,mta_tax,Tip_Amt,Tolls_Amt,Total_Amt";
  private static final String YELLOW_2010 =
      "vendor_id,pickup_datetime,dropoff_datetime,passenger_count,trip_distance,pickup_longitude,"
          + "pickup_latitude,rate_code,store_and_fwd_flag,dropoff_longitude,dropoff_latitude,"
          + "payment_type,fare_amount,surcharge,mta_tax,tip_amount,tolls_amount,total_amount";
  private static final String YELLOW_2015 =
      "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,"
          + "pickup_longitude,pickup_latitude,RatecodeID,store_and_fwd_flag,dropoff_longitude,"
          + "dropoff_latitude,payment_type,fare_amount,extra,mta_tax,tip_amount,tolls_amount,"
          + "improvement_surcharge,total_amount";
  private static final String YELLOW_2016 =
      "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,"
          + "RatecodeID,store_and_fwd_flag,PULocationID,DOLocationID,payment_type,fare_amount,extra,"
          + "mta_tax,tip_amount,tolls_amount,improvement_surcharge,total_amount";
  private static final String GREEN_2013 =
      "VendorID,lpep_pickup_datetime,Lpep_dropoff_datetime,Store_and_fwd_flag,RateCodeID,"
          + "Pickup_longitude,Pickup_latitude,Dropoff_longitude,Dropoff_latitude,Passenger_count,"
          + "Trip_distance,Fare_amount,Extra,MTA_tax,Tip_amount,Tolls_amount,Ehail_fee,"
          + "Total_amount,Payment_type,Trip_type ";
  private static final String GREEN_2016 =
      "VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,store_and_fwd_flag,RatecodeID,"
          + "PULocationID,DOLocationID,passenger_count,trip_distance,fare_amount,extra,mta_tax,"
          + "tip_amount,tolls_amount,ehail_fee,improvement_surcharge,total_amount,payment_type,"
          + "trip_type";

  static final List<TripGeneration> ALL =
      List.of(
          new TripGeneration("yellow-2009", YELLOW_2009, "\r\n", 1, 0),
          new TripGeneration("yellow-2010", YELLOW_2010, "\r\n", 1, 0),
          new TripGeneration("yellow-2014", YELLOW_2010.replace(",", ", "), "\r\n", 1, 0),
          new TripGeneration("yellow-2015", YELLOW_2015, "\r\n", 0, 0),
          new TripGeneration("yellow-2016-07", YELLOW_2016, "\r\n", 1, 2),
          new TripGeneration("yellow-2017", YELLOW_2016, "\n", 1, 0),
          new TripGeneration("yellow-2019", YELLOW_2016 + ",congestion_surcharge", "\r\n", 0, 0),
          new TripGeneration(
              "yellow-2025",
              YELLOW_2016 + ",congestion_surcharge,Airport_fee,cbd_congestion_fee",
              "\n",
              0,
              0),
          new TripGeneration("green-2013", GREEN_2013, "\r\n", 2, 2),
          new TripGeneration(
              "green-2015",
              GREEN_2013.replace("Total", "improvement_surcharge,Total"),
              "\r\n",
              0,
              2),
          new TripGeneration("green-2016-07", GREEN_2016, "\r\n", 1, 2),
          new TripGeneration("green-2019", GREEN_2016 + ",congestion_surcharge", "\r\n", 0, 0),
          new TripGeneration(
              "green-2025", GREEN_2016 + ",congestion_surcharge,cbd_congestion_fee", "\n", 0, 0));

  /** Where the field is that has one of these names. */
  int position(String... names) {
    List<String> folded =
        Stream.of(header.split(",", -1)).map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    return Stream.of(names)
        .mapToInt(folded::indexOf)
        .filter(at -> at >= 0)
        .findFirst()
        .orElseThrow();
  }

  int width() {
    return header.split(",", -1).length;
  }
}

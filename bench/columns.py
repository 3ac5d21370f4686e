"""The columns of the trips for the readers in Python; of those named here, the query uses two."""

COLUMNS: dict[str, type] = {
    "VendorID": str,
    "tpep_pickup_datetime": str,
    "tpep_dropoff_datetime": str,
    "passenger_count": str,
    "trip_distance": float,
    "RatecodeID": str,
    "store_and_fwd_flag": str,
    "PULocationID": str,
    "DOLocationID": str,
    "payment_type": str,
    "fare_amount": float,
    "extra": float,
    "mta_tax": float,
    "tip_amount": float,
    "tolls_amount": float,
    "improvement_surcharge": float,
    "total_amount": float,
    "congestion_surcharge": float,
}

"""Sums over an export by Spark: two worker processes of one core each on this machine, talking over
loopback as the machines of a cluster would. Wants Java 17 and what requirements.txt names.

    sums.py EXPORT      the folder that `bokslut run --export parquet` wrote
"""

import sys
from pathlib import Path

from pyspark.sql import SparkSession

export = Path(sys.argv[1]).absolute()
spark = (
    SparkSession.builder.master("local-cluster[2,1,1024]")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.sql.shuffle.partitions", 4)
    .config("spark.ui.enabled", False)
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
for table in ("flows", "accounts"):
    read = spark.read.option("pathGlobFilter", "*.parquet").parquet(str(export / table))
    read.createOrReplaceTempView(table)

print("By account year and cost type, scenario 1, kronor accumulated over the horizon:")
spark.sql(
    "SELECT year, cost_type, count(DISTINCT report) AS accounts, sum(discounted) AS accumulated "
    "FROM flows WHERE scenario_number = 1 GROUP BY year, cost_type ORDER BY year, cost_type"
).show(truncate=False)
print("The flows of every account against what the account says it comes to:")
spark.sql(
    "SELECT count(*) AS accounts, max(abs(flows - society_horizon)) AS furthest_apart FROM "
    "(SELECT report, sum(discounted) AS flows FROM flows WHERE scenario_number = 1 GROUP BY report) "
    "JOIN accounts USING (report)"
).show(truncate=False)
spark.stop()

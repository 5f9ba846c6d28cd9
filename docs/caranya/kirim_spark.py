# SPDX-License-Identifier: MIT
"""Capaian jutaan baris di klaster Spark: ``spark-submit kirim_spark.py MASUKAN HASIL [REKAP]``.

MASUKAN dan HASIL: folder Parquet di penyimpanan yang terlihat oleh semua pekerja. Pekerja tidak memerlukan sakip.
"""

import sys

from pyspark.sql import SparkSession

import sakip
from sakip import frame

masukan, hasil, *rekap = sys.argv[1:]
spark = SparkSession.builder.appName("sakip").getOrCreate()
data = spark.read.parquet(masukan)
nasional = sakip.resolve(None, 2023)
frame.measure(data, profile=nasional, desimal=2).write.mode("overwrite").parquet(hasil)
for folder in rekap:
    for tingkat, tabel in frame.roll_up(data, profile=nasional, desimal=2).items():
        tabel.write.mode("overwrite").parquet(f"{folder}/{tingkat}")
spark.stop()

DROP TABLE "countries";

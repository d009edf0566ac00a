DROP TABLE "cars";
DROP TABLE "owners";

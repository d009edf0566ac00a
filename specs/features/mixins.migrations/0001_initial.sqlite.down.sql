DROP TABLE "trees";
DROP TABLE "gardens";
DROP TABLE "people";

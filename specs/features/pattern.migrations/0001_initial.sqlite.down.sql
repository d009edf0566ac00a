DROP TABLE "codes";

DROP TABLE "visitors";

DROP TABLE "categories";

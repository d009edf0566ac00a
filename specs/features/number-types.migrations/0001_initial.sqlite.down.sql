DROP TABLE "measures";

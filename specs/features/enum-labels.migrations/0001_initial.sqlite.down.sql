DROP TABLE "issues";

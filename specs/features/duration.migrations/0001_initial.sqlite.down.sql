DROP TABLE "recordings";

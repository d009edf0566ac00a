DROP TABLE "things";

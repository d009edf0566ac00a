DROP TABLE "words";

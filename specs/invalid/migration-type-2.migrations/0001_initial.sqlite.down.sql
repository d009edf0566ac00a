DROP TABLE "leaflets";
DROP TABLE "copies";
DROP TABLE "books";

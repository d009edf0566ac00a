DROP TABLE "books_genres";
DROP TABLE "genres";
DROP TABLE "books";

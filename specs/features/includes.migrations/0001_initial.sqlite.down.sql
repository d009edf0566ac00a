DROP TABLE "tracks";
DROP TABLE "albums";
DROP TABLE "artists";

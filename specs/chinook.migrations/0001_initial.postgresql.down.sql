-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "playlists_tracks";
DROP TABLE "invoice_lines";
DROP TABLE "tracks";
DROP TABLE "playlists";
DROP TABLE "media_types";
DROP TABLE "invoices";
DROP TABLE "genres";
DROP TABLE "customers";
DROP TABLE "employees";
DROP TABLE "albums";
DROP TABLE "artists";

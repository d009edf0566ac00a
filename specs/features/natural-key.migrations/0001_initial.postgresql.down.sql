-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "countries_languages";
DROP TABLE "languages";
DROP TABLE "holidays";
DROP TABLE "cities";
DROP TABLE "countries";
DROP TABLE "accounts";

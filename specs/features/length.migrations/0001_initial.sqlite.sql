CREATE TABLE "words" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "bounded" TEXT NOT NULL,
  "short" TEXT NOT NULL,
  "long" TEXT NOT NULL,
  "exact" TEXT NOT NULL,
  "mail" TEXT NOT NULL,
  "page" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "words_bounded_length" CHECK (length("bounded") BETWEEN 1 AND 200),
  CONSTRAINT "words_exact_length" CHECK (length("exact") BETWEEN 3 AND 3),
  CONSTRAINT "words_long_length" CHECK (length("long") >= 2),
  CONSTRAINT "words_mail_length" CHECK (length("mail") BETWEEN 6 AND 100),
  CONSTRAINT "words_page_length" CHECK (length("page") <= 500),
  CONSTRAINT "words_short_length" CHECK (length("short") <= 2000)
) STRICT;

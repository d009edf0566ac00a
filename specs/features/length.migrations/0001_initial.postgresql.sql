-- step 1: in a transaction
CREATE TABLE "words" (
  "id" uuid NOT NULL,
  "bounded" text COLLATE "C" NOT NULL,
  "short" text COLLATE "C" NOT NULL,
  "long" text COLLATE "C" NOT NULL,
  "exact" text COLLATE "C" NOT NULL,
  "mail" text COLLATE "C" NOT NULL,
  "page" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "words_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "words_bounded_length" CHECK (length("bounded") BETWEEN 1 AND 200),
  CONSTRAINT "words_exact_length" CHECK (length("exact") BETWEEN 3 AND 3),
  CONSTRAINT "words_long_length" CHECK (length("long") >= 2),
  CONSTRAINT "words_mail_length" CHECK (length("mail") BETWEEN 6 AND 100),
  CONSTRAINT "words_page_length" CHECK (length("page") <= 500),
  CONSTRAINT "words_short_length" CHECK (length("short") <= 2000)
);

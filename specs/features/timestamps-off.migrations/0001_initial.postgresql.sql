-- step 1: in a transaction
CREATE TABLE "countries" (
  "id" uuid NOT NULL,
  "code" text COLLATE "C" NOT NULL,
  "created_at" text COLLATE "C" NOT NULL,
  CONSTRAINT "countries_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "countries_code_length" CHECK (length("code") BETWEEN 2 AND 2)
);
CREATE UNIQUE INDEX "countries_code_unique" ON "countries" ("code");

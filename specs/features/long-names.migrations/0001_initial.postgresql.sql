-- step 1: in a transaction
CREATE TABLE "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" (
  "id" uuid NOT NULL,
  "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij" text COLLATE "C" NOT NULL,
  "abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcde" text COLLATE "C" NOT NULL,
  "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_203b4f97" CHECK ("abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcde" IN ('abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij')),
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_e6fac96b" CHECK (length("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij") BETWEEN 1 AND 5),
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_dd9b545b" FOREIGN KEY ("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id") REFERENCES "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" ("id") ON DELETE RESTRICT
);
CREATE INDEX "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_ab9da772" ON "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" ("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id", "id");

CREATE TABLE "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij" TEXT NOT NULL,
  "abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcde" TEXT NOT NULL,
  "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_203b4f97" CHECK ("abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcdefghij_abcde" IN ('abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij')),
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_e6fac96b" CHECK (length("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij") BETWEEN 1 AND 5),
  CONSTRAINT "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_dd9b545b" FOREIGN KEY ("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id") REFERENCES "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd_ab9da772" ON "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefgs" ("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghik_id", "id");

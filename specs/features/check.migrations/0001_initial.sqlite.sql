CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "events" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "slogan" TEXT,
  "state" TEXT NOT NULL,
  "starts_on" TEXT NOT NULL,
  "ends_on" TEXT,
  "price" INTEGER NOT NULL,
  "seats" INTEGER,
  "taken" INTEGER NOT NULL,
  "is_public" INTEGER NOT NULL,
  "length" INTEGER NOT NULL,
  "pause" INTEGER,
  "poster" BLOB,
  "cover" BLOB,
  "budget" TEXT,
  "spent" TEXT NOT NULL,
  "plan" TEXT,
  "tags" TEXT,
  "host_id" TEXT NOT NULL,
  "deputy_id" TEXT,
  "first_reader_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "events_is_public_bool" CHECK ("is_public" IN (0, 1)),
  CONSTRAINT "events_state_enum" CHECK ("state" IN ('draft', 'open', 'closed')),
  CONSTRAINT "events_title_length" CHECK (length("title") BETWEEN 1 AND 80),
  CONSTRAINT "events_rule1_check" CHECK ("ends_on" IS NULL OR ("starts_on" <= "ends_on") IS 1),
  CONSTRAINT "events_rule2_check" CHECK ("seats" IS NULL OR ("taken" <= "seats") IS 1),
  CONSTRAINT "events_rule3_check" CHECK (NOT "is_public" OR "state" IN ('open', 'closed')),
  CONSTRAINT "events_rule4_check" CHECK ("host_id" <> "first_reader_id"),
  CONSTRAINT "events_rule5_check" CHECK (length("title") >= 3 AND "title" IS NOT "slogan"),
  CONSTRAINT "events_rule6_check" CHECK ("price" >= 50 OR "price" = 0),
  CONSTRAINT "events_rule7_check" CHECK ("length" >= 300000 AND ("pause" IS NULL OR ("pause" < "length") IS 1)),
  CONSTRAINT "events_rule8_check" CHECK ("poster" IS NOT "cover" OR "poster" IS NULL),
  CONSTRAINT "events_rule9_check" CHECK (NOT ("poster" IN (x'', x'000000')) IS 1),
  CONSTRAINT "events_rule10_check" CHECK ("spent" IS NOT "budget" AND "spent" <> '1000000000000000000000.50'),
  CONSTRAINT "events_rule11_check" CHECK ("plan" IS NOT NULL OR "tags" IS NULL),
  CONSTRAINT "events_deputy_id_reference" FOREIGN KEY ("deputy_id") REFERENCES "people" ("id") ON DELETE SET NULL,
  CONSTRAINT "events_first_reader_id_reference" FOREIGN KEY ("first_reader_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
  CONSTRAINT "events_host_id_reference" FOREIGN KEY ("host_id") REFERENCES "people" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "events_deputy_id_index" ON "events" ("deputy_id", "id");
CREATE INDEX "events_first_reader_id_index" ON "events" ("first_reader_id", "id");
CREATE INDEX "events_host_id_index" ON "events" ("host_id", "id");

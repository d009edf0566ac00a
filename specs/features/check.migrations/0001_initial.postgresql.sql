-- step 1: in a transaction
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "events" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "slogan" text COLLATE "C",
  "state" text COLLATE "C" NOT NULL,
  "starts_on" date NOT NULL,
  "ends_on" date,
  "price" numeric(8, 2) NOT NULL,
  "seats" integer,
  "taken" integer NOT NULL,
  "is_public" boolean NOT NULL,
  "length" bigint NOT NULL,
  "pause" bigint,
  "poster" bytea,
  "cover" bytea,
  "budget" numeric(30, 2),
  "spent" numeric(30, 2) NOT NULL,
  "plan" json,
  "tags" text[] COLLATE "C",
  "host_id" uuid NOT NULL,
  "deputy_id" uuid,
  "first_reader_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "events_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "events_state_enum" CHECK ("state" IN ('draft', 'open', 'closed')),
  CONSTRAINT "events_title_length" CHECK (length("title") BETWEEN 1 AND 80),
  CONSTRAINT "events_rule1_check" CHECK ("ends_on" IS NULL OR ("starts_on" <= "ends_on") IS TRUE),
  CONSTRAINT "events_rule2_check" CHECK ("seats" IS NULL OR ("taken" <= "seats") IS TRUE),
  CONSTRAINT "events_rule3_check" CHECK (NOT "is_public" OR "state" IN ('open', 'closed')),
  CONSTRAINT "events_rule4_check" CHECK ("host_id" <> "first_reader_id"),
  CONSTRAINT "events_rule5_check" CHECK (length("title") >= 3 AND "title" IS DISTINCT FROM "slogan"),
  CONSTRAINT "events_rule6_check" CHECK ("price" >= 0.50 OR "price" = 0.00),
  CONSTRAINT "events_rule7_check" CHECK ("length" >= 300000 AND ("pause" IS NULL OR ("pause" < "length") IS TRUE)),
  CONSTRAINT "events_rule8_check" CHECK ("poster" IS DISTINCT FROM "cover" OR "poster" IS NULL),
  CONSTRAINT "events_rule9_check" CHECK (NOT ("poster" IN ('\x'::bytea, '\x000000'::bytea)) IS TRUE),
  CONSTRAINT "events_rule10_check" CHECK ("spent" IS DISTINCT FROM "budget" AND "spent" <> 1000000000000000000000.50),
  CONSTRAINT "events_rule11_check" CHECK ("plan" IS NOT NULL OR "tags" IS NULL),
  CONSTRAINT "events_deputy_id_reference" FOREIGN KEY ("deputy_id") REFERENCES "people" ("id") ON DELETE SET NULL,
  CONSTRAINT "events_first_reader_id_reference" FOREIGN KEY ("first_reader_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
  CONSTRAINT "events_host_id_reference" FOREIGN KEY ("host_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);
CREATE INDEX "events_deputy_id_index" ON "events" ("deputy_id", "id");
CREATE INDEX "events_first_reader_id_index" ON "events" ("first_reader_id", "id");
CREATE INDEX "events_host_id_index" ON "events" ("host_id", "id");

-- step 1: in a transaction
CREATE TABLE "classes" (
  "id" uuid NOT NULL,
  "default" text COLLATE "C" NOT NULL,
  "protocol" text COLLATE "C" NOT NULL,
  "order" integer NOT NULL,
  "select" boolean NOT NULL,
  "self" text COLLATE "C" NOT NULL,
  "in" integer,
  "switch_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "classes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "classes_protocol_enum" CHECK ("protocol" IN ('class', 'default', 'true', 'Self')),
  CONSTRAINT "classes_switch_id_reference" FOREIGN KEY ("switch_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");
CREATE TABLE "groups" (
  "id" uuid NOT NULL,
  "where" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

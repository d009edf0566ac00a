-- step 1: in a transaction
CREATE TABLE "authors" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "authors_name_unique" ON "authors" ("name");
CREATE TABLE "notes" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "body" text COLLATE "C",
  "stars" integer NOT NULL,
  "price" numeric(6, 2) NOT NULL,
  "share" double precision NOT NULL,
  "done" boolean NOT NULL,
  "day" date NOT NULL,
  "at" timestamptz NOT NULL,
  "mood" text COLLATE "C" NOT NULL,
  "link" text COLLATE "C",
  "contact" text COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "editor_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notes_contact_length" CHECK (length("contact") <= 254),
  CONSTRAINT "notes_mood_enum" CHECK ("mood" IN ('calm', 'cross')),
  CONSTRAINT "notes_stars_max" CHECK ("stars" <= 5),
  CONSTRAINT "notes_stars_min" CHECK ("stars" >= 1),
  CONSTRAINT "notes_title_length" CHECK (length("title") BETWEEN 1 AND 20),
  CONSTRAINT "notes_rule1_check" CHECK ("done" OR "mood" = 'cross'),
  CONSTRAINT "notes_rule2_check" CHECK ("author_id" IS DISTINCT FROM "editor_id"),
  CONSTRAINT "notes_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT,
  CONSTRAINT "notes_editor_id_reference" FOREIGN KEY ("editor_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
);
CREATE INDEX "notes_author_id_index" ON "notes" ("author_id", "id");
CREATE INDEX "notes_editor_id_index" ON "notes" ("editor_id", "id");

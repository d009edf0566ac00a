-- step 1: in a transaction
CREATE TABLE "things" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "body" text COLLATE "C",
  "size" integer NOT NULL,
  "total" bigint NOT NULL,
  "ratio" double precision NOT NULL,
  "price" numeric(10, 2) NOT NULL,
  "active" boolean NOT NULL,
  "day" date NOT NULL,
  "at" timestamptz,
  "key" uuid NOT NULL,
  "mail" text COLLATE "C" NOT NULL,
  "page" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "parent_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "things_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "things_kind_enum" CHECK ("kind" IN ('a', 'b')),
  CONSTRAINT "things_mail_length" CHECK (length("mail") <= 254),
  CONSTRAINT "things_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "things" ("id") ON DELETE RESTRICT
);
CREATE INDEX "things_parent_id_index" ON "things" ("parent_id", "id");

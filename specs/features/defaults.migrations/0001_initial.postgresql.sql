-- step 1: in a transaction
CREATE TABLE "parcels" (
  "id" uuid NOT NULL,
  "label" text COLLATE "C" NOT NULL,
  "note" text COLLATE "C" NOT NULL,
  "count" integer NOT NULL,
  "grams" bigint NOT NULL,
  "ratio" double precision NOT NULL,
  "price" numeric(10, 2) NOT NULL,
  "refund" numeric(10, 2) NOT NULL,
  "fragile" boolean NOT NULL,
  "day" date NOT NULL,
  "sent" timestamptz NOT NULL,
  "track" uuid NOT NULL,
  "mail" text COLLATE "C" NOT NULL,
  "page" text COLLATE "C" NOT NULL,
  "size" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "parcels_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "parcels_mail_length" CHECK (length("mail") <= 254),
  CONSTRAINT "parcels_size_enum" CHECK ("size" IN ('small', 'large'))
);

-- step 1: in a transaction
CREATE TABLE "contacts" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "biography" text COLLATE "C" NOT NULL,
  "mail" text COLLATE "C" NOT NULL,
  "homepage" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "contacts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "contacts_mail_length" CHECK (length("mail") <= 254)
);

CREATE TABLE "contacts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "biography" TEXT NOT NULL,
  "mail" TEXT NOT NULL,
  "homepage" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "contacts_mail_length" CHECK (length("mail") <= 254)
) STRICT;

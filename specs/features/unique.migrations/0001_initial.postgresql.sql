-- step 1: in a transaction
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "login" text COLLATE "C" NOT NULL,
  "mail" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "users_login_length" CHECK (length("login") BETWEEN 1 AND 40),
  CONSTRAINT "users_mail_length" CHECK (length("mail") <= 254)
);
CREATE UNIQUE INDEX "users_login_unique" ON "users" ("login");
CREATE UNIQUE INDEX "users_mail_unique" ON "users" ("mail");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "login" TEXT NOT NULL,
  "mail" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "users_login_length" CHECK (length("login") BETWEEN 1 AND 40),
  CONSTRAINT "users_mail_length" CHECK (length("mail") <= 254)
) STRICT;
CREATE UNIQUE INDEX "users_login_unique" ON "users" ("login");
CREATE UNIQUE INDEX "users_mail_unique" ON "users" ("mail");

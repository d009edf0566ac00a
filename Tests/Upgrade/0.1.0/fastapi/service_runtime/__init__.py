"""What a generated service needs and no spec decides: values, bodies, lists, the database, HTTP."""

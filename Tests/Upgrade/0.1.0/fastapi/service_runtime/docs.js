// Not HEAD and OPTIONS: every path answers them, and nobody reads about them twice.
const methods = ["get", "post", "put", "patch", "delete"];
let doc;

// Everything of the document becomes a text node, never markup: a description is not trusted.
const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(9).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
};

const refName = (ref) => decodeURIComponent(ref.split("/").pop()).replaceAll("~1", "/").replaceAll("~0", "~");
const resolve = (node, hops = 0) => {
  if (!node?.$ref || hops > 20) return node ?? {};
  const keys = node.$ref.slice(2).split("/").map((key) => decodeURIComponent(key)
    .replaceAll("~1", "/").replaceAll("~0", "~"));
  return resolve(keys.reduce((place, key) => place?.[key], doc), hops + 1);
};

// The little of Markdown that descriptions use: paragraphs and code.
const prose = (text) => (text ?? "").split(/\n\s*\n/).filter((part) => part.trim()).map((part) =>
  h("p", {}, part.split(/(`[^`]+`)/).map((piece) =>
    /^`[^`]+`$/.test(piece) ? h("code", {}, piece.slice(1, -1)) : piece)));

const pathView = (path) => h("span", { class: "path" },
  path.split(/(\{[^}]+\})/).map((piece) => piece.startsWith("{") ? h("b", {}, piece) : piece));

// ── schemas ──

const alternatives = (schema) => schema.oneOf ?? schema.anyOf;
const merged = (schema) => {
  const own = resolve(schema);
  if (!own.allOf) return own;
  return own.allOf.map(merged).reduce((all, part) => ({ ...all, ...part,
    properties: { ...all.properties, ...part.properties },
    required: [...(all.required ?? []), ...(part.required ?? [])] }), { ...own, allOf: undefined });
};

const typeText = (schema) => {
  if (schema === true || schema === undefined) return "any";
  if (schema.$ref) return refName(schema.$ref);
  const own = merged(schema);
  const options = alternatives(own);
  if (options) return options.map(typeText).join(" or ");
  if (own.const !== undefined) return JSON.stringify(own.const);
  const types = [own.type ?? (own.properties ? "object" : own.enum ? "enum" : "any")].flat();
  return types.map((type) => type === "array" ? `array of ${typeText(own.items)}`
    : own.format && type !== "null" ? `${type} · ${own.format}` : type).join(" or ");
};

const rules = (schema) => {
  const own = merged(schema);
  const bounds = [2147483647, 9007199254740991];
  const range = (from, to, unit) => {
    // The limits of the number itself are no rule of the field.
    const low = bounds.includes(-from) || bounds.includes(-1 - from) ? undefined : from;
    const high = bounds.includes(to) ? undefined : to;
    return low === undefined && high === undefined ? undefined
      : low === high ? `${low}${unit}` : low === undefined ? `at most ${high}${unit}`
      : high === undefined ? `at least ${low}${unit}` : `${low} to ${high}${unit}`;
  };
  return [
    own.enum && own.enum.map((value) => JSON.stringify(value)).join(", "),
    range(own.minLength, own.maxLength, " characters"), range(own.minimum, own.maximum, ""),
    range(own.minItems, own.maxItems, " items"),
    own.exclusiveMinimum !== undefined && `more than ${own.exclusiveMinimum}`,
    own.exclusiveMaximum !== undefined && `less than ${own.exclusiveMaximum}`,
    own.pattern && `matches ${own.pattern}`,
    own.default !== undefined && `default ${JSON.stringify(own.default)}`,
  ].filter(Boolean).join(" · ");
};

// The object worth unfolding below a schema: itself, an array's items, or an alternative.
const inner = (schema) => {
  const own = merged(schema);
  if (own.properties) return schema;
  if (own.items) return inner(own.items);
  return alternatives(own)?.map(inner).find(Boolean);
};

const schemaView = (schema, depth = 0) => {
  const own = merged(schema);
  return h("ul", { class: "schema" }, Object.entries(own.properties ?? {}).map(([name, property]) => {
    const facts = merged(property);
    const below = depth < 6 && inner(property);
    return h("li", {},
      h("span", { class: "name" }, name), h("span", { class: "type" }, typeText(property)),
      own.required?.includes(name) && h("span", { class: "mark" }, "required"),
      facts.readOnly && h("span", { class: "mark quiet" }, "read only"),
      prose(property.description ?? facts.description), rules(property) && h("p", {}, rules(property)),
      below && unfolded(below, depth + 1));
  }));
};

const unfolded = (schema, depth, title = "members") => {
  const details = h("details", { class: "more" }, h("summary", {}, title));
  // Built when first opened, since schemas may contain themselves.
  details.addEventListener("toggle", () => details.append(schemaView(schema, depth)), { once: true });
  return details;
};

const sample = (schema, depth = 0) => {
  if (depth > 5) return null;
  const own = merged(schema);
  const given = own.example ?? own.examples?.[0] ?? own.default ?? own.const ?? own.enum?.[0];
  if (given !== undefined) return given;
  const option = alternatives(own)?.find((each) => resolve(each).type !== "null");
  if (option) return sample(option, depth + 1);
  const type = [own.type ?? (own.properties ? "object" : "string")].flat().find((each) => each !== "null");
  if (type === "object") return Object.fromEntries(Object.entries(own.properties ?? {})
    .filter(([, property]) => !merged(property).readOnly)
    .map(([name, property]) => [name, sample(property, depth + 1)]));
  if (type === "array") return own.minItems ? [sample(own.items ?? {}, depth + 1)] : [];
  if (type === "integer" || type === "number") return Math.max(own.minimum ?? 1, Math.min(1, own.maximum ?? 1));
  if (type === "boolean") return true;
  const formats = { date: "2026-01-31", "date-time": "2026-01-31T12:00:00.000Z", email: "someone@example.org",
    uri: "https://example.org/", uuid: "00000000-0000-7000-8000-000000000000", decimal: "12.50" };
  // Digits or letters of a fixed number are the one pattern that is easily met.
  const fixed = /^\^?\[(.)[^\]]*\]\{(\d+)\}\$?$/.exec(own.pattern ?? "");
  if (fixed) return fixed[1].repeat(Number(fixed[2]));
  return formats[own.format] ?? "text".padEnd(own.minLength ?? 0, "x").slice(0, own.maxLength ?? 99);
};

// ── trying ──

const coloured = (text) => {
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const kind = match[1] ? (match[2] ? "k" : "s") : match[3] ? "w" : "n";
    pieces.push(text.slice(end, match.index), h("span", { class: kind }, match[1] ?? match[0]), match[2] ?? "");
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
};

// Reformats without parsing, so that numbers and repeated names stay as they were sent.
const pretty = (text) => {
  let depth = 0;
  const line = () => "\n" + "  ".repeat(depth);
  return text.replace(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|\s+/g, (token) => {
    if (/^[{[]\s*[}\]]$/.test(token)) return token.replace(/\s+/, "");
    if (token === "{" || token === "[") { depth += 1; return token + line(); }
    if (token === "}" || token === "]") { depth -= 1; return line() + token; }
    if (token === ",") return token + line();
    if (token === ":") return ": ";
    return /^\s+$/.test(token) ? "" : token;
  });
};

const input = (parameter) => {
  const schema = merged(parameter.schema ?? {});
  const values = schema.enum ?? (schema.type === "boolean" ? [true, false] : undefined);
  const shared = { name: parameter.name, "data-in": parameter.in, required: parameter.required };
  if (values) return h("select", shared, h("option", { value: "" }, ""),
    values.map((value) => h("option", { value }, String(value))));
  return h("input", { ...shared, spellcheck: "false", autocomplete: "off",
    placeholder: parameter.example ?? schema.default ?? typeText(parameter.schema ?? {}) });
};

const tryView = (path, method, operation, parameters) => {
  const body = resolve(operation.requestBody);
  const type = Object.keys(body.content ?? {})[0];
  const fields = parameters.map((parameter) =>
    h("label", {}, h("span", { class: "name" }, parameter.name, parameter.required && " *"), input(parameter)));
  const text = type && h("textarea", { spellcheck: "false", "aria-label": "body" },
    JSON.stringify(sample(body.content[type].schema ?? {}), null, 2));
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "submit" }, "Send");

  const request = (form) => {
    const filled = [...form.querySelectorAll("[data-in]")].filter((field) => field.value !== "");
    const kind = (where) => filled.filter((field) => field.dataset.in === where);
    const place = kind("path").reduce((whole, field) =>
      whole.replace(`{${field.name}}`, encodeURIComponent(field.value)), path);
    const query = kind("query").map((field) => `${encodeURIComponent(field.name)}=${encodeURIComponent(field.value)}`);
    const server = new URL(doc.servers?.[0]?.url ?? "/", location.href).pathname.replace(/\/$/, "");
    const url = location.origin + server + place + (query.length ? `?${query.join("&")}` : "");
    const headers = Object.fromEntries(kind("header").map((field) => [field.name, field.value]));
    if (text) headers["Content-Type"] = type;
    return { url, headers, body: text ? text.value : undefined };
  };
  const quoted = (value) => `'${value.replaceAll("'", `'\\''`)}'`;
  const curl = ({ url, headers, body }) => [`curl -X ${method.toUpperCase()} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    body === undefined ? [] : `-d ${quoted(body)}`].flat().join(" \\\n  ");

  const send = async (event) => {
    event.preventDefault();
    const { url, headers, body } = request(event.target);
    button.disabled = true;
    const start = performance.now();
    try {
      const answer = await fetch(url, { method: method.toUpperCase(), headers, body });
      const content = await answer.text();
      const time = Math.round(performance.now() - start);
      const isJSON = (answer.headers.get("content-type") ?? "").includes("json");
      const kept = ["content-type", "location", "link", "allow", "x-request-id"]
        .filter((name) => answer.headers.get(name)).map((name) => `${name}: ${answer.headers.get(name)}`);
      output.replaceChildren(
        h("p", {}, h("span", { class: `status ${answer.ok ? "ok" : "no"}` },
          `${answer.status} ${answer.statusText}`), h("span", { class: "soft" }, `  ${time} ms`)),
        h("pre", { class: "soft" }, kept.join("\n")),
        content && h("pre", {}, isJSON ? coloured(pretty(content)) : content));
    } catch (error) {
      output.replaceChildren(h("p", { class: "bad" }, `no answer: ${error.message}`));
    }
    button.disabled = false;
  };
  const form = h("form", { onsubmit: send }, h("h3", {}, "Try it"), fields, text, button,
    h("button", { type: "button", class: "plain", onclick: () =>
      output.replaceChildren(h("pre", {}, curl(request(form)))) }, "as curl"));
  return h("div", { class: "try" }, form, output);
};

// ── operations ──

const parameterView = (parameter) => h("li", {},
  h("span", { class: "name" }, parameter.name), h("span", { class: "type" }, typeText(parameter.schema ?? {})),
  h("span", { class: "mark quiet" }, parameter.in), parameter.required && h("span", { class: "mark" }, "required"),
  prose(parameter.description), rules(parameter.schema ?? {}) && h("p", {}, rules(parameter.schema ?? {})));

const contentView = (content) => Object.entries(content ?? {}).map(([type, media]) => {
  const below = media.schema && inner(media.schema);
  return h("div", {}, h("span", { class: "type" }, typeText(media.schema ?? {})),
    h("span", { class: "mark quiet" }, type), below && unfolded(below, 0));
});

const answerView = ([status, given]) => {
  const answer = resolve(given);
  return h("div", { class: "answer" },
    h("span", { class: `status ${status < "4" ? "ok" : "no"}` }, status),
    h("div", {}, prose(answer.description), contentView(answer.content)));
};

const operationView = ({ id, path, method, operation, shared }) => {
  const parameters = [...shared, ...(operation.parameters ?? [])].map((each) => resolve(each));
  const body = resolve(operation.requestBody);
  const schema = Object.values(body.content ?? {})[0]?.schema;
  const card = h("details", { class: "card", id },
    h("summary", {}, h("span", { class: `method ${method}` }, method.toUpperCase()), pathView(path),
      h("span", { class: "soft" }, operation.summary)));
  card.addEventListener("toggle", () => card.append(h("div", { class: "inside" }, h("div", { class: "columns" },
    h("div", {}, prose(operation.description),
      parameters.length > 0 && [h("h3", {}, "Parameters"),
        h("ul", { class: "schema" }, parameters.map(parameterView))],
      schema && [h("h3", {}, "Body"), inner(schema) ? schemaView(inner(schema))
        : h("span", { class: "type" }, typeText(schema))],
      h("h3", {}, "Answers"), Object.entries(operation.responses ?? {}).map(answerView)),
    tryView(path, method, operation, parameters)))), { once: true });
  return card;
};

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === "DETAILS") target.open = true;
  target?.scrollIntoView();
};

const show = () => {
  const operations = Object.entries(doc.paths ?? {}).flatMap(([path, item]) => methods.filter((method) => item[method])
    .map((method) => ({ path, method, operation: item[method], shared: item.parameters ?? [],
      id: item[method].operationId ?? `${method}-${path}`, tag: item[method].tags?.[0] ?? "Other" })));
  const known = (doc.tags ?? []).map((tag) => tag.name);
  const tags = [...new Set([...known, ...operations.map((each) => each.tag)])]
    .filter((tag) => operations.some((each) => each.tag === tag));
  const schemas = Object.entries(doc.components?.schemas ?? {});
  document.title = doc.info?.title ?? document.title;

  document.getElementById("links").replaceChildren(...tags.flatMap((tag) => [h("div", { class: "group" }, tag),
    ...operations.filter((each) => each.tag === tag).map(({ id, method, operation, path }) =>
      h("a", { href: `#${encodeURIComponent(id)}`, title: path },
        h("span", { class: `method ${method}` }, method === "delete" ? "DEL" : method.toUpperCase()),
        h("span", {}, operation.summary ?? path)))]));
  document.querySelector("nav strong").textContent = document.title;
  document.querySelector("main").replaceChildren(
    h("h1", {}, document.title), h("p", { class: "soft" }, `version ${doc.info?.version ?? "?"} · `,
      h("a", { href: "openapi.json" }, "openapi.json")), ...prose(doc.info?.description),
    ...tags.flatMap((tag) => [h("h2", {}, tag),
      ...prose(doc.tags?.find((each) => each.name === tag)?.description),
      ...operations.filter((each) => each.tag === tag).map(operationView)]),
    ...(schemas.length ? [h("h2", {}, "Schemas")] : []),
    ...schemas.map(([name, schema]) => {
      const card = h("details", { class: "card", id: `schema-${name}` },
        h("summary", {}, h("span", { class: "name" }, name), h("span", { class: "soft" }, typeText(merged(schema)))));
      card.addEventListener("toggle", () => card.append(h("div", { class: "inside" },
        prose(schema.description), rules(schema) && h("p", { class: "soft" }, rules(schema)),
        inner(schema) && schemaView(inner(schema)))), { once: true });
      return card;
    }));
  openTarget();
};

addEventListener("hashchange", openTarget);
document.getElementById("filter").addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const link of document.querySelectorAll("#links a")) {
    link.hidden = !`${link.title} ${link.textContent}`.toLowerCase().includes(wanted);
  }
});
fetch("openapi.json").then((answer) => answer.json()).then((loaded) => { doc = loaded; show(); })
  .catch((error) => document.querySelector("main").replaceChildren(
    h("p", { class: "bad" }, `The description could not be read: ${error.message}`)));

/// A target of a few lines, for tests that are about the machinery around templates.
package enum SmallTarget {
  /// Its files by their paths in its folder.
  package static let files: [String: String] = [
    "target.yaml": table,
    "readme.j2": "{{ service.title }}: {{ resources | length }} kinds\n",
    "resource.j2": """
    {{ resource.type }}
    {% for member in resource.members %}
    {{ member.variable }}: {{ member.declared }}
    {% endfor %}

    """,
    "rules.j2": "Rules of {{ resource.type }}.\n",
    "fixed/licence.txt": "Do as you like.\n",
  ]

  /// What `target.yaml` says.
  package static let table = """
    target: paper
    version: 2.1.0
    summary: Plain text, for tests
    next: cat README.txt
    names:
      type: PascalCase
      variable: camelCase
      case: SCREAMING_SNAKE_CASE
      file: snake_case
      acronyms: [id, url]
      reserved: [class, Self]
      escape: "<{}>"
      taken_types: [Set]
      taken_type_form: "{}Kind"
      taken_members: [hash]
      taken_member_form: "{}_"
      taken_cases: [NONE]
      taken_records: [page]
      taken_record_form: "{}Record"
    literals:
      string:
        shape: quoted
        open: '"'
        close: '"'
        map: {"\\\\": "\\\\\\\\", '"': "\\\\\\""}
        code_point: "\\\\u{{hex}}"
        escape_ranges: [control, bidi, invisible]
    types:
      nullable: "{}?"
      key: "{}.ID"
      string: &text {name: Text, literal: "{string}", import: ""}
      text: *text
      int: &number {name: Number, literal: "{text}", import: ""}
      int64: *number
      float: *number
      decimal: *number
      bool: {name: Flag, literal: "yes|no", import: ""}
      date: *text
      datetime: *text
      uuid: *text
      email: *text
      url: *text
      slug: *text
      long_decimal: *number
      duration: *text
      bytes: *text
      json: *text
      list: {name: "{element}s", literal: "[{elements}]", import: ""}
      enum: {name: "{type}", literal: ".{case}", import: ""}
    files:
      - {template: readme.j2, path: README.txt}
      - {template: resource.j2, each: resource, path: "kinds/{{ resource.file }}.txt"}
      - {template: rules.j2, each: resource, when: resource.has_hooks, ownership: seeded, path: "rules/{{ resource.file }}.txt"}
      - {copy: fixed/, path: fixed/}

    """
}

extension Explanation {
  static let targetPack = Explanation(
    "the target's own folder has a mistake",
    why: """
      A target is a folder with a `target.yaml`, templates and runtime files. Everything that `target.yaml` names is
      checked when the target is loaded, so that a mistake in it is found before anything is rendered. The author of a
      spec cannot cause this one.
      """,
    wrong: """
      files:
        - {template: Package.j2, paht: Package.txt}
      """,
    right: """
      files:
        - {template: Package.j2, path: Package.txt}
      """
  )

  static let targetNameClash = Explanation(
    "two names of the spec become one in the generated code",
    why: """
      A name that a language or its libraries have already is written otherwise in the code of a target. Where the spec has
      that other name too, both would be one, and the code would not compile. Nor could files whose names differ by capitals
      alone lie beside each other on every disk.
      """,
    wrong: """
      enums: {SetRecord: [first, last]}
      resources:
        Set: {fields: {record: SetRecord}, access: {read: anyone}}
      """,
    right: """
      enums: {Position: [first, last]}
      resources:
        Set: {fields: {record: Position}, access: {read: anyone}}
      """
  )

  static let targetUnusedFile = Explanation(
    "nothing uses a template of the target",
    why: """
      A file whose name ends in `.j2` is named by no row of `files` and read by no other template. Nobody sees when it stops
      fitting the rest. `ashlar target check` says so once there are no errors left. Files with other endings are not looked
      at: a target's folder can hold what belongs to its own development.
      """,
    wrong: """
      files:
        - {template: index.md.j2, path: index.md}
      # page.md.j2 lies beside index.md.j2
      """,
    right: """
      files:
        - {template: index.md.j2, path: index.md}
        - {template: page.md.j2, each: resource, path: "{{ resource.file }}.md"}
      """
  )

  static let targetUnusedMacro = Explanation(
    "nothing calls a macro",
    why: """
      A macro is checked for the shapes of each of its calls; one that nothing calls is read but not checked. The calls of
      every template of the target count.
      """,
    wrong: "{% macro bold(text) %}**{{ text }}**{% endmacro %}",
    right: "{% macro bold(text) %}**{{ text }}**{% endmacro %}{{ bold(resource.name) }}",
    language: "jinja"
  )

  static let targetUnusedImport = Explanation(
    "a template imports a name that it doesn't use",
    why: "Whoever reads the template looks for the use that the import promises.",
    wrong: "{% from \"macros.j2\" import bold, row %}{{ bold(resource.name) }}",
    right: "{% from \"macros.j2\" import bold %}{{ bold(resource.name) }}",
    language: "jinja"
  )

  static let targetUnusedLiteral = Explanation(
    "no template uses a row of `literals`",
    why: """
      A row of `literals` is a filter that makes text of the spec inert. One that nothing uses has no output that could show
      whether it does. `string` counts as used: samples and defaults are written by it.
      """,
    wrong: """
      literals:
        string: {shape: quoted, open: "'", close: "'", map: {"'": "''"}}
        remark: {shape: inline, map: {"\\n": " "}}
      """,
    right: """
      literals:
        string: {shape: quoted, open: "'", close: "'", map: {"'": "''"}}
      """
  )
}

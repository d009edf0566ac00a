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
      Every language spells names in its own style. Names that differ only by case or by underscores can become the same
      identifier there, and code with both would not compile.
      """,
    wrong: """
      enums:
        Size: [extra-large, extra_large]
      """,
    right: """
      enums:
        Size: [extra-large, huge]
      """
  )
}

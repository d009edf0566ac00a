extension Explanation {
  static let includePath = Explanation(
    "what is included is no path to a file of the spec",
    why: """
      A path begins in the folder of the file that names it, has `/` between folders, ends with `.yaml` or `.yml` and stays
      in the folder of the spec, so that reading a spec reads nothing else. `*` stands for any part of a name.
      """,
    wrong: "include: [/etc/specs/auth.yaml, ../shared.yaml]",
    right: "include: [auth.yaml, catalogue/*.yaml]"
  )

  static let missingFile = Explanation(
    "there is no file at a path that is included",
    why: "Every path leads to a file, and every pattern to one at least: one that finds nothing is mistyped.",
    wrong: "include: [catalog/*.yaml]",
    right: "include: [catalogue/*.yaml]"
  )

  static let unreadableFile = Explanation(
    "a file that is included cannot be read",
    why: """
      Something stands there that is no file: a link, which might lead out of the spec's folder and is not followed, or a
      folder. A spec that is read from the standard input stands in no folder and can include nothing.
      """,
    wrong: "include: [catalogue.yaml]   # a folder of that name",
    right: "include: [catalogue/*.yaml]"
  )

  static let includeCycle = Explanation(
    "a file includes itself, at first hand or further on",
    why: "What one file of a spec declares is known in all of them. Nothing has to be included where it is used.",
    wrong: """
      # shop.yaml
      include: [orders.yaml]
      # orders.yaml
      include: [shop.yaml]
      """,
    right: """
      # shop.yaml
      include: [orders.yaml]
      """
  )

  static let rootKey = Explanation(
    "an included file says what is said once for a service",
    why: """
      The version of the language, the service, its API and its database are said in the spec that is named on the command
      line. Files that it includes hold enums, mixins and resources, and may include others.
      """,
    wrong: """
      # catalogue.yaml, which shop.yaml includes
      service: {name: shop}
      resources:
        Book: {fields: {title: string}}
      """,
    right: """
      # catalogue.yaml, which shop.yaml includes
      resources:
        Book: {fields: {title: string}}
      """
  )

  static let declaredTwice = Explanation(
    "two files of a spec declare the same name",
    why: "Files add to each other. None replaces what another says, so that each declaration is the only one.",
    wrong: """
      # people.yaml
      resources: {Author: {fields: {name: string}}}
      # books.yaml
      resources: {Author: {fields: {name: string, born: date}}}
      """,
    right: """
      # people.yaml
      resources: {Author: {fields: {name: string, born: date}}}
      """
  )

  static let unknownMixin = Explanation(
    "there is no mixin of that name",
    why: "`mixins` of a resource, or of a mixin, names keys under the `mixins` of the spec.",
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Nammed]}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named]}
      """
  )

  static let mixinCycle = Explanation(
    "a mixin is made of itself",
    why: "A mixin has the parts of the mixins that it names. If the way leads back, there is no end to them.",
    wrong: """
      mixins:
        Named: {mixins: [Described], fields: {name: string}}
        Described: {mixins: [Named], fields: {text: text}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
        Described: {mixins: [Named], fields: {text: text}}
      """
  )

  static let mixinClash = Explanation(
    "a field or relation comes from two places",
    why: """
      Parts of mixins stand beside a resource's own and never replace them, so that what a record holds can be read off
      the lines that say it. The same mixin may come along more than one way.
      """,
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named], fields: {name: text}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named], fields: {biography: text}}
      """
  )

  static let unusedMixin = Explanation(
    "no resource has the parts of a mixin",
    why: "A mixin that nothing names adds nothing to the service: a name was forgotten, or the mixin can go.",
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {fields: {name: string}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named]}
      """
  )
}

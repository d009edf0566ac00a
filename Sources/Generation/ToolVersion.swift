/// The version of this tool, which output folders are pinned to.
package let toolVersion = "0.2.0"

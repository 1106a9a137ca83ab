"""The papers of a cluster's conference: Word files laid out as Decree 30/2020/NĐ-CP wants them.

The way of a paper: a row in `catalogue`, a builder in `bodies` that lays its words
(`adapters.wording.papers`) out with the components of `layout`, a committed template made by
`building`, the facts of `facts` put in by `rendering`, a folder of their own by `dossier`.
"""

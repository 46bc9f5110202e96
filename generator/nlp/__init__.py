"""The language model as a spaCy pipeline; besides ``extract``, nothing else knows spaCy.

What the stages behind it may rely on, whichever pipeline a language profile names:

- ``doc.text`` is the article's text, so token offsets are the article's offsets;
- ``doc.sents`` is set, and no sentence reaches over the end of a paragraph;
- ``doc.ents`` carry the labels PER, ORG, LOC and MISC only.

What is set where the pipeline has it, and empty where not (the stand-in has none of it):

- ``token.pos_``: universal parts of speech (UPOS), SPACE for white space;
- ``token.lemma_``: the form in the dictionary;
- ``token.morph``: universal features. A finite verb has VerbForm=Fin with Mood (Ind, Sub, Imp), Tense (Pres, Past),
  Person and Number, as far as the language and the form show them (English has no Mood=Sub); others have VerbForm
  Inf or Part;
- ``token.dep_``: relations of Universal Dependencies as in the treebank German GSD, ROOT for a sentence's root:
  nsubj, obj, iobj, obl, ccomp, xcomp, advcl, acl, conj, appos, mark, aux, cop, case, … The subtypes told apart are
  nsubj:pass, csubj:pass, aux:pass, obl:arg, obl:agent, det:poss, compound:prt and expl:pv; what a German verb
  governs in the dative is obl:arg. Another UD pipeline may have further subtypes: compare what stands before the
  colon.
- ``token.head``: as in UD, but for foreign pipelines with other schemes: see ``generator.nlp.labels``.
"""

"""The language model as a spaCy pipeline; besides ``extract``, nothing else knows spaCy.

What the stages behind it may rely on, whichever pipeline a language profile names:

- ``doc.text`` is the article's text, so token offsets are the article's offsets;
- ``doc.sents`` is set, and no sentence reaches over the end of a paragraph;
- ``doc.ents`` carry the labels PER, ORG, LOC and MISC only;
- ``token.pos_``, ``lemma_``, ``morph`` and ``dep_`` are set where the pipeline has them, and empty where not.
"""

"""What Bail Clair knows: cards, passages, territory, official datasets.

Keep this file light: every process of the service imports it first. The sentence encoder's
OpenMP runtime reads its number of threads once, when it is loaded, and scikit-learn ships the same
runtime: the variable must be there before either is imported. Two spinning threads on a busy
machine were measured at 100 to 1,300 ms a sentence, one thread at 20 to 30 ms.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

"""Sizes of the models and lengths of their training."""

from __future__ import annotations

PARSER = """
--no_xpos --no_ufeats --word_cutoff 3 --cpu --no_second_optim
--hidden_dim 256 --num_layers 2 --deep_biaff_hidden_dim 160
--char_hidden_dim 100 --char_emb_dim 50 --transformed_dim 100
--word_emb_dim 75 --tag_emb_dim 50 --word_dropout 0.25 --dropout 0.33
""".split()
TAGGER = """
--share_hid --word_cutoff 3 --cpu --no_second_optim
--hidden_dim 200 --num_layers 2 --deep_biaff_hidden_dim 200
--char_hidden_dim 100 --char_emb_dim 50 --transformed_dim 100
--word_emb_dim 75 --word_dropout 0.25 --dropout 0.33
""".split()
BATCH_WORDS = 1200
COMPOSED_SHARE = 0.35
SEED = 17
# Cosines of the learning rate, (highest rate, steps); each cycle starts from where the one before ended.
CYCLES = {
    "depparse": ((2.5e-3, 2166), (2e-3, 4346), (1.2e-3, 1500), (1.2e-3, 2000), (8e-4, 900)),
    "pos": ((2.5e-3, 2518), (2e-3, 4198), (1.2e-3, 2000)),
}
TOKENIZER_STEPS = 2000
LEMMA_EPOCHS = 6

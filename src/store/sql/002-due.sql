-- The cards that come due on a day, without a look at the others; and what
-- was taken for what.
DROP INDEX card_due;
CREATE INDEX card_due ON card(wait) WHERE active = 1 AND ivl > 0;
CREATE INDEX event_confused ON event(card)
    WHERE kind = 'conf' AND card IS NOT NULL;

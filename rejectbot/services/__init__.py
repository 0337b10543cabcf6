"""The use-cases: async, without a chat platform and without SQL of their own."""

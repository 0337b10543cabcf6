# The safety page of /setup.

setup-safety = Safety
safety-title = ### So that people can feel safe here
safety-care = **Where to find help.** Whoever writes something that suggests self-harm sees, alone and before anything else, where to find help, and these words of yours:
safety-care-none = *(no words of yours yet)*
setup-care = Your words about help
setup-care-label = Where can people here find help?
setup-care-hint = A counsellor, a channel, a number. Shown to the author alone, as plain text. Empty: nothing

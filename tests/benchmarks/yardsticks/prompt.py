"""P: a bare prompt of prompt_toolkit."""

from prompt_toolkit import PromptSession

if __name__ == "__main__":
    PromptSession[str]("> ").prompt()

"""What a template's conditions come to under given parameters."""


class Conditions:
    """Evaluates the intrinsic functions that conditions are made of. Reference:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
    """

    def __init__(self, template, parameters):
        self.conditions = template.get("Conditions", {})
        declared = template["Parameters"].items()
        defaults = {
            name: text(parameter["Default"])
            for name, parameter in declared
            if "Default" in parameter
        }
        self.parameters = defaults | parameters

    def holds(self, name):
        """Whether the condition of this name holds."""
        return self.value(self.conditions[name])

    def value(self, expression):
        """What an expression comes to; one without functions is its own value."""
        if not isinstance(expression, dict):
            return expression
        [(function, argument)] = expression.items()
        match function:
            case "Ref":
                return self.parameters[argument]
            case "Condition":
                return self.holds(argument)
            case "Fn::If":
                return self.value(argument[1] if self.holds(argument[0]) else argument[2])
            case "Fn::Equals":
                return text(self.value(argument[0])) == text(self.value(argument[1]))
            case "Fn::Not":
                return not self.value(argument[0])
            case "Fn::And":
                return all(self.value(each) for each in argument)
            case "Fn::Or":
                return any(self.value(each) for each in argument)
        raise ValueError(f"conditions: {function} is not understood")


def text(value):
    """A value as CloudFormation compares it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
